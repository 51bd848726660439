------------------------------ MODULE SmallSee ------------------------------
(***************************************************************************)
(* Witnesses: what can happen can still happen after a change.  The closes *)
(* of Figures 12 and 13, FIN and its ACK on one segment, and text that is  *)
(* read after one's own FIN was acknowledged.                              *)
(***************************************************************************)
EXTENDS Witness

Perfect == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]

Answering == [Writes(0, 1) EXCEPT !.first = {"A"}, !.read = {"A"}]

DebugHalfReadInv == ~halfRead
=============================================================================
