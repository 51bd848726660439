--------------------------- MODULE MCSeeFairClose ---------------------------
(***************************************************************************)
(* A witness that liveness is not vacuous: fair behaviours exist in which  *)
(* both users call CLOSE.  TLC finds one that breaks DebugNeverBothProp,   *)
(* which says that there is none.                                          *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]

DebugNeverBothProp == R!BothCalledClose ~> FALSE
=============================================================================
