----------------------------- MODULE MCNextLife -----------------------------
(***************************************************************************)
(* The next connection between the same sockets accepts nothing of the old *)
(* one, whatever ISS it chooses: if the old one was closed in order, if    *)
(* TIME-WAIT outlasts a chain of three segments and the peer's need of it, *)
(* and if resets do not end it. Each of the MC models MCEcho to MCCrash    *)
(* drops one of these. Excludes text, more than one fault and more than    *)
(* two lives. There is no notion of done here: a model of this kind ends   *)
(* where both are connected again, or time goes on.                        *)
(***************************************************************************)
EXTENDS Lives
=============================================================================
