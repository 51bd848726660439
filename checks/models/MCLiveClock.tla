----------------------------- MODULE MCLiveClock ----------------------------
(***************************************************************************)
(* Liveness with a clock; an MSL of one tick.  It is what MCAckInTimeWait  *)
(* is measured against.  Excludes faults (MCLiveFins) and text             *)
(* (MCLiveText).                                                           *)
(***************************************************************************)
EXTENDS MC

Path1   == [ClockedPath EXCEPT !.kinds = {}, !.lifetime = 1]
Config1 == [Clock EXCEPT !.twoMsl = 2]
=============================================================================
