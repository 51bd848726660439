----------------------------- MODULE MCDeepText -----------------------------
(***************************************************************************)
(* As MCHalfClose, but text crosses: each user writes an octet, reads, and *)
(* calls CLOSE when it likes, either of them first, while the network      *)
(* loses and duplicates.  Excludes overtaking, with one segment at a time  *)
(* in flight each way (MCReorder, MCText), more than an octet each way     *)
(* (MCText has two), and time (MCDeepClock).                               *)
(***************************************************************************)
EXTENDS MC

Users1 == Writes(1, 1)
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
