------------------------------- MODULE Backoff ------------------------------
(***************************************************************************)
(* As Clock, but ACKs are delayed by a tick and timeouts double, from 1    *)
(* tick to a cap of 2; one segment at a time in flight each way. 2 MSL are *)
(* then too short (MCSlowResend), and a reset is no surprise. Excludes     *)
(* overtaking (Clock), text (Text), and duplicates (Fins).                 *)
(***************************************************************************)
EXTENDS Composed

Config1 == [Clock EXCEPT !.rcvBuf = 4, !.rtoMax = 2, !.ackDelay = 1]
Users1  == [Offering(FinsOnly, 4) EXCEPT !.first = Side]
Path1   == [ClockedPath EXCEPT !.capacity = Carrying(1, 1),
                               !.kinds = {"loss"}, !.limit = 1]
=============================================================================
