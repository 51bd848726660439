--------------------------- MODULE MCUnfairNetwork --------------------------
(***************************************************************************)
(* Drops the fairness of delivery: the network may lose every copy of a    *)
(* FIN.  No protocol can do anything about that; a close that must end     *)
(* needs a user timeout (3.8.3).                                           *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
=============================================================================
