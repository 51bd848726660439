------------------------------ MODULE MCCrash -------------------------------
(***************************************************************************)
(* Adds a crash of B without quiet time (3.4.3): B has lost its memory,    *)
(* opens again at once with an ISS that it has used, and a copy of a       *)
(* segment that it sent before the crash is accepted.                      *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.crash = {"B"}]
=============================================================================
