------------------------------- MODULE MCAbort ------------------------------
(***************************************************************************)
(* As MCFins, but the user of A may call ABORT at any moment, in every     *)
(* state and with anything in flight; its reset can overtake its FIN.      *)
(* What Release promises is kept: A receives nothing after its ABORT, and  *)
(* B is told that the connection was aborted, or nothing (MCLostReset).    *)
(* The sides are not alike here, so either may be the first to call CLOSE, *)
(* and A's user reads, to see what ABORT flushes.  Excludes text, time, an *)
(* ABORT by both, and two segments at once in flight towards A.            *)
(***************************************************************************)
EXTENDS MC

Path1     == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
AMayAbort == [FinsOnly EXCEPT !.first = Side, !.abort = {"A"}, !.read = {"A"}]
=============================================================================
