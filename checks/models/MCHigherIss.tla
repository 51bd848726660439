---------------------------- MODULE MCHigherIss -----------------------------
(***************************************************************************)
(* As MCNextLife, but TIME-WAIT lasts 2 MSL, as the RFC has it, and the    *)
(* ISS lies above all numbers of the old connection (3.4.1).               *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.isses = ForSides({101}, {301})]
=============================================================================
