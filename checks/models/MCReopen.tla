------------------------------ MODULE MCReopen ------------------------------
(***************************************************************************)
(* TIME-WAIT is left early for a SYN above RCV.NXT (MAY-2), with an ISS    *)
(* above all numbers that were used: nothing old is accepted, and an old   *)
(* SYN leads back to TIME-WAIT. One segment in flight in each direction.   *)
(* Excludes losses; MCDeepReopen has them.                                 *)
(***************************************************************************)
EXTENDS Lives

Plan1   == [Orderly EXCEPT !.isses = ForSides({99}, {302})]
Policy1 == Unmoved \cup {"ReopenTimeWait"}
Path1   == [OneFault EXCEPT !.kinds = {"duplication"}]
=============================================================================
