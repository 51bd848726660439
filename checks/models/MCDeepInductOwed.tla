-------------------------- MODULE MCDeepInductOwed --------------------------
(***************************************************************************)
(* As MCInduct, but an ACK and a retransmission may be owed or not, and    *)
(* two segments are in flight, which suffice (Induction).  Excludes text   *)
(* (MCDeepInductText).                                                     *)
(***************************************************************************)
EXTENDS AllStates
=============================================================================
