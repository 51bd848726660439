--------------------------- MODULE MCEndOnHeldFin ---------------------------
(***************************************************************************)
(* Drops the rule that a FIN is processed in sequence (3.10.7.4).  A's FIN *)
(* overtakes its text; B takes it for the end of the stream, and its user  *)
(* is told that all has arrived, when an octet is missing.                 *)
(***************************************************************************)
EXTENDS MC

Broken == Careful \cup {"EndOnHeldFin"}
Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"},
                                !.close = {"A"}]
Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 2)]
=============================================================================
