------------------------------ MODULE MCInduct ------------------------------
(***************************************************************************)
(* From all states of FINs, their ACKs and resets that satisfy IndInv,     *)
(* with up to two segments in flight: no step breaks it, and it implies    *)
(* the properties below.  Excludes text (MCDeepInductText) and endpoints   *)
(* that owe nothing (MCDeepInductOwed); what else is fixed stands in       *)
(* AllStates.                                                              *)
(***************************************************************************)
EXTENDS AllStates
=============================================================================
