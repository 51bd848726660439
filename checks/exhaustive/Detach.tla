------------------------------- MODULE Detach -------------------------------
(***************************************************************************)
(* As MCDeepDetach: A's user may go without reading on, at any moment and  *)
(* also after CLOSE, while B sends an octet; either closes when it likes.  *)
(* Excludes overtaking, with one segment at a time in flight each way      *)
(* (Fins, Overtaken), text from A (Text), and time (Clock).                *)
(***************************************************************************)
EXTENDS Composed

Users1 == [Offering(Writes(0, 1), 2) EXCEPT !.detach = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
