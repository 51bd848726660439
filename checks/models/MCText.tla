------------------------------- MODULE MCText -------------------------------
(***************************************************************************)
(* A writes an octet and calls CLOSE; the FIN comes alone or on the text.  *)
(* Only B reads, and it does not close.  Excludes overtaking (MCReorder),  *)
(* and what B sends (MCHalfClose).                                         *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                               !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
