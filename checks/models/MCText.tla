------------------------------- MODULE MCText -------------------------------
(***************************************************************************)
(* A writes two octets and calls CLOSE; the FIN comes alone or on the      *)
(* text, two segments in flight towards B, lost, duplicated, overtaken.    *)
(* Only B reads, and it does not close.  Excludes what B sends             *)
(* (MCHalfClose).                                                          *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(2, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                               !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
=============================================================================
