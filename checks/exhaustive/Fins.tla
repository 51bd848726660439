-------------------------------- MODULE Fins --------------------------------
(***************************************************************************)
(* As MCFins: every order in which FINs and their ACKs can be lost,        *)
(* duplicated and overtaken, two in flight each way; but either user may   *)
(* be the first to call CLOSE.  Excludes text (Text) and time.             *)
(***************************************************************************)
EXTENDS Composed

Users1 == [Offering(FinsOnly, 4) EXCEPT !.first = Side]
=============================================================================
