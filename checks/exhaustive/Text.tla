-------------------------------- MODULE Text --------------------------------
(***************************************************************************)
(* As MCDeepText: each user writes an octet, reads, and calls CLOSE when   *)
(* it likes, either of them first, while the network loses and duplicates. *)
(* Excludes overtaking, with one segment at a time in flight each way      *)
(* (Overtaken), more than an octet each way, and time.                     *)
(***************************************************************************)
EXTENDS Composed

Users1 == Offering(Writes(1, 1), 2)
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
