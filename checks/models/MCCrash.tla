------------------------------ MODULE MCCrash -------------------------------
(***************************************************************************)
(* Adds a crash of B without quiet time (3.4.3): B has lost its memory,    *)
(* opens again at once with an ISS that it has used, and a segment that it *)
(* sent before the crash, and that is late, is accepted.  Nothing is lost  *)
(* or duplicated.                                                          *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.crash = {"B"}]
=============================================================================
