-------------------------- MODULE MCClosedWindows ---------------------------
(***************************************************************************)
(* Drops the allowance for ACKs while the window is closed (3.10.7.4,      *)
(* first; Appendix A.2). Both windows are closed, and both users have      *)
(* written. When both sides have sent a probe, what A sends without text   *)
(* has SEQ=SND.NXT, one beyond what B's closed window accepts, and its     *)
(* probes are unacceptable too. A opens its window, but no segment that    *)
(* says so is accepted by B: B's text is not delivered for as long as B    *)
(* keeps its own window closed, which it may (MAY-8).                      *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(1, 1) EXCEPT !.offered = {0, 1}, !.close = {}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {}]
OneSideSpec == FairSpec /\ []<>~Withholding("A")
DebugDeliveredProp ==
  user["B"].written = 1 ~> Len(user["A"].delivered) = 1
Policy1 == (Careful \ {"AckAtZeroWindow"}) \cup {"DropAtZeroWindow"}
=============================================================================
