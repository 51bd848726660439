--------------------------- MODULE MCDeepBothOpen ---------------------------
(***************************************************************************)
(* As MCBothOpen, with two segments in flight towards B, so that SYNs and  *)
(* FINs overtake each other. Excludes text and time.                       *)
(***************************************************************************)
EXTENDS MC

Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
Users1 == Opening("active", "active")
=============================================================================
