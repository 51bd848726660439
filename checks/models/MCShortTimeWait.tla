--------------------------- MODULE MCShortTimeWait --------------------------
(***************************************************************************)
(* Drops the assumption Patient: A leaves TIME-WAIT while its last ACK can *)
(* still be lost.  The same story as MCNoTimeWait, without a clock.        *)
(***************************************************************************)
EXTENDS MC
=============================================================================
