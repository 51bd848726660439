----------------------------- MODULE MCDeepShut -----------------------------
(***************************************************************************)
(* Drops the allowance for ACKs while the window is closed (3.10.7.4,      *)
(* first; Appendix A.2). Both windows are closed, and both users have      *)
(* written; B has called CLOSE, and keeps its own window closed, which it  *)
(* may (MAY-8). A opens its window. B's probe brings B's octet across, but *)
(* no ACK comes back: both sides have sent a probe, so what A sends        *)
(* without text has SEQ=SND.NXT, one beyond what B's closed window         *)
(* accepts, and its probes are unacceptable too. B sends its octet for     *)
(* ever, and its FIN never.                                                *)
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
Policy1 == (Careful \ {"AckAtZeroWindow"}) \cup {"DropAtZeroWindow"}
=============================================================================
