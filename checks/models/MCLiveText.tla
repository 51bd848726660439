----------------------------- MODULE MCLiveText -----------------------------
(***************************************************************************)
(* Liveness with text: what A wrote is delivered, and then the end of the  *)
(* stream.  B reads and does not close, so A comes to FIN-WAIT-2; the rest *)
(* of the way is MCLiveFins's.  Excludes duplicates other than those that  *)
(* retransmissions make (MCText).                                          *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                                !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {"loss"}]
=============================================================================
