--------------------------- MODULE MCShortCircle ----------------------------
(***************************************************************************)
(* Drops the assumption that the circle of sequence numbers is long        *)
(* enough: it has 4, with a window of 4. A copy of A's first octet arrives *)
(* when RCV.NXT has gone round, and is taken for a new one. This is the    *)
(* quiet reason why 2^32 numbers must not be used up within an MSL (3.4.3, *)
(* RFC 7323).                                                              *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(5, 0) EXCEPT !.first = {"A"}, !.close = {}, !.read = {"B"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.modulus = 4]
=============================================================================
