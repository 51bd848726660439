------------------------------- MODULE MCEcho -------------------------------
(***************************************************************************)
(* Drops the third MSL of TIME-WAIT. An old ACK of B's arrives in          *)
(* TIME-WAIT almost an MSL late, and is answered by an ACK (3.10.7.4,      *)
(* first); B has been deleted, and answers this, an MSL later, by a reset, *)
(* which lives for another. So the reset arrives 3 MSL after TIME-WAIT     *)
(* began, and ends the next connection, if its numbers fit. 2 MSL are      *)
(* enough for old text, not for the echo that TIME-WAIT itself brings      *)
(* about.  Delay is all it takes: nothing is lost or duplicated.           *)
(***************************************************************************)
EXTENDS Lives
=============================================================================
