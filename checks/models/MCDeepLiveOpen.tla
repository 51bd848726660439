--------------------------- MODULE MCDeepLiveOpen ---------------------------
(***************************************************************************)
(* From OPEN to the end, without text: A's OPEN is active, B's passive; A  *)
(* closes when it will, then B. Both sides come to CLOSED, and the network *)
(* falls silent. If A closes before there is a connection, it gives it up, *)
(* and nothing was promised. Excludes duplicates made by the network, and  *)
(* two segments in flight in one direction.                                *)
(***************************************************************************)
EXTENDS MC

Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Users1 == [Opening("active", "passive") EXCEPT !.first = {"A"}]
=============================================================================
