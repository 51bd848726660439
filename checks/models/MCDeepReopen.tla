---------------------------- MODULE MCDeepReopen ----------------------------
(***************************************************************************)
(* TIME-WAIT is left early for a SYN above RCV.NXT (MAY-2), with an ISS    *)
(* above all numbers that were used: nothing old is accepted, and an old   *)
(* SYN leads back to TIME-WAIT. Either side chooses an ISS that makes old  *)
(* numbers fit, or one above. Two segments in flight towards A, one fault. *)
(* Excludes text, more faults and more lives.                              *)
(***************************************************************************)
EXTENDS Lives

Plan1   == [Orderly EXCEPT !.isses = ForSides({99, 100}, {299, 302})]
Policy1 == Unmoved \cup {"ReopenTimeWait"}
=============================================================================
