------------------------------- MODULE MCFins -------------------------------
(***************************************************************************)
(* Every order in which FINs and their ACKs can be sent, lost, duplicated  *)
(* and overtaken, two in flight in each direction, and both options of     *)
(* each pair.  Excludes text (MCText, MCHalfClose) and time (MCClock).     *)
(* SendableInv, which is about the model itself, is checked here and, with *)
(* text, in MCZeroWindow and MCReorder.                                    *)
(***************************************************************************)
EXTENDS MC
=============================================================================
