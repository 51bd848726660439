--------------------------- MODULE MCLiveImpatient --------------------------
(***************************************************************************)
(* Liveness although TIME-WAIT may end before the peer has its ACK: the    *)
(* peer is then reset, and that it obeys is why it does not send its FIN   *)
(* for ever.  Excludes text, and overtaking (MCLiveFins).                  *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
=============================================================================
