----------------------------- MODULE MCMergedAck ----------------------------
(***************************************************************************)
(* Adds a deviation that many stacks have: a retransmission counts as      *)
(* sending the ACK that is owed.  After a simultaneous close whose ACKs    *)
(* were lost, both sides retransmit, each FIN with the ACK that the other  *)
(* needs.  But a retransmitted FIN is not acceptable where it arrives      *)
(* (step one), so its ACK is dropped with it, and the answer that is owed  *)
(* is again merged into the next retransmission.  Neither side leaves      *)
(* CLOSING, though the network delivers FIN after FIN.  The reply of       *)
(* 3.10.7.4 has SEQ=SND.NXT, and this is why.                              *)
(***************************************************************************)
EXTENDS MC

Broken == Careful \cup {"RetransmissionPaysAck"}
Path1  == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
=============================================================================
