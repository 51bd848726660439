--------------------------- MODULE MCAckInTimeWait --------------------------
(***************************************************************************)
(* Adds step five of 3.10.7.4 read to the letter: in TIME-WAIT any         *)
(* acceptable ACK is acknowledged and restarts the timer.  After a         *)
(* simultaneous close each side answers the other's ACK with an ACK, and 2 *)
(* MSL never pass.  Without the deviation the same model holds:            *)
(* MCLiveClock.                                                            *)
(***************************************************************************)
EXTENDS MC

Broken  == Careful \cup {"AckInTimeWait"}
Path1   == [ClockedPath EXCEPT !.kinds = {}, !.lifetime = 1,
                               !.capacity = Carrying(1, 1)]
Config1 == [Clock EXCEPT !.twoMsl = 2]
=============================================================================
