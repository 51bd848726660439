---------------------------- MODULE MCFinWait2Ends --------------------------
(***************************************************************************)
(* Adds the deviation FinWait2Timeout, with which MCFinWait2's waiting has *)
(* an end: A's user is gone, and A's FIN acknowledged, and A waits no      *)
(* longer for a B that has done nothing wrong and takes its time.  B's FIN *)
(* is then answered by a reset, and the user of B told "reset" where       *)
(* nothing was lost.  Drops the assumption Patient, which would have A     *)
(* wait.  Excludes text, and loss.                                         *)
(***************************************************************************)
EXTENDS MC

Policy1 == Careful \cup {"HalfDuplexClose", "FinWait2Timeout"}
Path1   == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]
AMayGo  == [FinsOnly EXCEPT !.detach = {"A"}]

(* A is told "timeout", which there is none for but this; B "reset".       *)
DebugFaultlessInv == \E s \in Side : user[s].fate # "aborted"
=============================================================================
