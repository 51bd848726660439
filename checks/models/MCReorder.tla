------------------------------ MODULE MCReorder -----------------------------
(***************************************************************************)
(* Two octets and a FIN on their way to B, two at a time and in any order; *)
(* what arrives beyond a gap is held or, the other option, dropped.  B     *)
(* only answers: it does not close.  Excludes loss and duplicates          *)
(* (MCText).                                                               *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(2, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                                !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {}]
=============================================================================
