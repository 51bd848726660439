-------------------------- MODULE MCClosedWindows ---------------------------
(***************************************************************************)
(* Drops the allowance for ACKs while the window is closed (3.10.7.4,      *)
(* first; Appendix A.2). Both users write more than the other's buffer of  *)
(* one octet holds; A's reads, B's does not. When both windows are closed  *)
(* and both sides have sent a probe, what A sends without text has         *)
(* SEQ=SND.NXT, one beyond what B's closed window accepts, and its probes  *)
(* are unacceptable too. A reads and opens its window, but no segment that *)
(* says so is accepted by B: its text is not delivered for as long as its  *)
(* user does not read.                                                     *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(2, 2) EXCEPT !.offered = {0, 1}, !.read = {"A"},
                                !.close = {}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {}]
DebugDeliveredProp ==
  user["B"].written = 2 ~> Len(user["A"].delivered) = 2
Policy1 == (Careful \ {"AckAtZeroWindow"}) \cup {"DropAtZeroWindow"}
=============================================================================
