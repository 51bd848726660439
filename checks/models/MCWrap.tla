------------------------------- MODULE MCWrap -------------------------------
(***************************************************************************)
(* Sequence numbers modulo 8, the numbers of A's five octets and FIN       *)
(* wrapping round, with a window of 2. Old copies of segments come back,   *)
(* but never more than half the circle late: each is sent again only until *)
(* it is acknowledged. Excludes text from B, time, CLOSE by B.             *)
(***************************************************************************)
EXTENDS MC

Users1 == [Writes(5, 0) EXCEPT !.offered = {2}, !.first = {"A"},
                               !.close = {"A"}, !.read = {"B"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.modulus = 8]
=============================================================================
