---------------------------- MODULE MCReopenAny -----------------------------
(***************************************************************************)
(* Drops the condition that the SYN which reopens TIME-WAIT is above       *)
(* RCV.NXT: the new numbers overlap with the old ones, and a copy of the   *)
(* old FIN fits. That the ISS of the side in TIME-WAIT is above all it     *)
(* used, which is what MAY-2 asks for, does not help: it is the other      *)
(* side's ISS that matters.                                                *)
(***************************************************************************)
EXTENDS Lives

Plan1   == [Orderly EXCEPT !.isses = ForSides({99}, {299})]
Policy1 == Unmoved \cup {"ReopenTimeWait", "ReopenByAnySyn"}
Path1   == [OneFault EXCEPT !.kinds = {"duplication"}]
=============================================================================
