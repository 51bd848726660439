-------------------------------- MODULE Open --------------------------------
(***************************************************************************)
(* As MCHandshake: A opens the connection to B, which waits; either may    *)
(* call CLOSE at any moment, before there is a connection too; SYNs are    *)
(* lost, duplicated and late.  Excludes overtaking, text, and time.        *)
(***************************************************************************)
EXTENDS Composed

Users1 == [Opening("active", "passive") EXCEPT !.offered = {4}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
