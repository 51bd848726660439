---------------------------- MODULE MCDeepProbes ----------------------------
(***************************************************************************)
(* Both windows are closed, both users have written, and only A opens its  *)
(* window: by the allowance for ACKs that come with a probe, B learns of   *)
(* it, and its octet and its FIN arrive. MCDeepShut drops the              *)
(* allowance. Excludes losses, and CLOSE by A.                             *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(1, 1) EXCEPT !.offered = {0, 2}, !.first = {"B"},
                                !.close = {"B"}, !.read = {}]
Config1 == [NoClock EXCEPT !.rcvBuf = 4]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {}]
Shut    == Whole(tcb["B"]) => tcb["B"].rcvWnd = 0
ShutSpec ==
  /\ Init /\ [][Next /\ Shut']_vars
  /\ \A s \in Side : /\ EndpointFairness(s) /\ Drainage(s)
                     /\ UsefulFairness(s) /\ OccupyingFairness(s)
  /\ []<>~Withholding("A")
DebugFinArrivesProp ==
  user["B"].closeCalled ~> tcb["A"].state # "ESTABLISHED"
=============================================================================
