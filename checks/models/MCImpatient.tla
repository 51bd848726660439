----------------------------- MODULE MCImpatient ----------------------------
(***************************************************************************)
(* As MCFins, but TIME-WAIT may end before the peer has its ACK.  A peer   *)
(* may then be told that the connection was aborted (MCShortTimeWait), and *)
(* nothing worse: what Release promises is kept.                           *)
(***************************************************************************)
EXTENDS MC
=============================================================================
