----------------------------- MODULE MCHalfClose ----------------------------
(***************************************************************************)
(* B writes an octet before or after A has called CLOSE (half-close),      *)
(* while the network loses and duplicates.  Only A reads: B is sent no     *)
(* text, so what it is told changes nothing.  Excludes overtaking          *)
(* (MCReorder, MCText), and text in both directions at once, which no      *)
(* model has: the refinement runs do.                                      *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(0, 1) EXCEPT !.first = {"A"}, !.read = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
