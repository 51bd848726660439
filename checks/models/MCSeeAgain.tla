----------------------------- MODULE MCSeeAgain -----------------------------
(***************************************************************************)
(* A witness. Can happen, with TIME-WAIT and everything else in order: the *)
(* same sockets are connected again.  Nothing is lost or duplicated.       *)
(***************************************************************************)
EXTENDS Lives
=============================================================================
