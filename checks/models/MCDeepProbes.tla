---------------------------- MODULE MCDeepProbes ----------------------------
(***************************************************************************)
(* Both windows are closed, both users have written, and only A opens its  *)
(* window: by the allowance for ACKs that come with a probe, B learns of   *)
(* it, and its text is delivered. MCClosedWindows drops the allowance.     *)
(* Excludes losses and CLOSE.                                              *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(1, 1) EXCEPT !.offered = {0, 1}, !.close = {}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {}]
OneSideSpec == FairSpec /\ []<>~Withholding("A")
DebugDeliveredProp ==
  user["B"].written = 1 ~> Len(user["A"].delivered) = 1
=============================================================================
