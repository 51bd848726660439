------------------------------ MODULE MCGiveUp ------------------------------
(***************************************************************************)
(* Adds the user timeout (3.8.3, 3.9.1.1), which may end a connection      *)
(* whenever something is unacknowledged, at any moment since there is no   *)
(* clock. What Release promises is kept. Excludes text, two segments at    *)
(* once towards A.                                                         *)
(***************************************************************************)
EXTENDS MC

Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
Users1  == [FinsOnly EXCEPT !.first = Side]
Config1 == [NoClock EXCEPT !.userTimeout = 0]
=============================================================================
