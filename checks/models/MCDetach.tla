------------------------------ MODULE MCDetach ------------------------------
(***************************************************************************)
(* A's user may go without reading on (MAY-1), at any moment and also      *)
(* after CLOSE, while B sends an octet. The peer is reset if text is lost  *)
(* by it (SHLD-3). B closes when it will; A does not, but by going. One    *)
(* segment in flight in each direction. Excludes text from A, time,        *)
(* duplicates made by the network.                                         *)
(***************************************************************************)
EXTENDS MC

Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Users1  == [Writes(0, 1) EXCEPT !.detach = {"A"}, !.close = {"B"}]
Policy1 == Careful \cup {"HalfDuplexClose"}
=============================================================================
