----------------------------- MODULE MCLiveFins -----------------------------
(***************************************************************************)
(* Liveness under fair loss, FINs only, two segments in flight towards B,  *)
(* one towards A, which calls CLOSE first.  Excludes two towards A, and    *)
(* text, which MCLiveText has.                                             *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 2)]
=============================================================================
