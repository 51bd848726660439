------------------------------- MODULE MCText -------------------------------
(***************************************************************************)
(* A writes an octet and calls CLOSE; the FIN comes alone or on the text.  *)
(* Only B reads.  Excludes overtaking (MCReorder).                         *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
