------------------------------ MODULE TimedOut ------------------------------
(***************************************************************************)
(* A user timeout of 3 ticks, while timeouts double from 1 tick to a cap   *)
(* of 2: what is not acknowledged is sent again, until the timeout ends    *)
(* the connection; any number of segments is lost. Excludes more than one  *)
(* segment in flight each way (Clock), text (Text), duplicates (GiveUp).   *)
(***************************************************************************)
EXTENDS Composed

Config1 == [Clock EXCEPT !.rcvBuf = 4, !.rtoMax = 2, !.userTimeout = 3]
Users1  == [Offering(FinsOnly, 4) EXCEPT !.first = Side]
Path1   == [ClockedPath EXCEPT !.capacity = Carrying(1, 1),
                               !.kinds = {"loss"}]
=============================================================================
