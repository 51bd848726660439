---------------------------- MODULE MCDeepReopen ----------------------------
(***************************************************************************)
(* As MCReopen, with losses too, and with an ISS of either side that would *)
(* make old numbers fit. Two segments in flight towards A, one fault.      *)
(* Excludes text, more faults and more lives.                              *)
(***************************************************************************)
EXTENDS Lives

Plan1   == [Orderly EXCEPT !.isses = ForSides({99, 100}, {299, 302})]
Policy1 == Unmoved \cup {"ReopenTimeWait"}
=============================================================================
