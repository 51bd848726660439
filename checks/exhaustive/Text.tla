-------------------------------- MODULE Text --------------------------------
(***************************************************************************)
(* As MCDeepText: each user writes an octet, reads, and calls CLOSE when   *)
(* it likes, either of them first, while the network loses and duplicates, *)
(* with two segments at a time in flight each way, which overtake each     *)
(* other.  Excludes more than an octet each way, and time.                 *)
(***************************************************************************)
EXTENDS Composed

Users1 == Offering(Writes(1, 1), 2)
=============================================================================
