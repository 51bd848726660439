-------------------------------- MODULE Leave -------------------------------
(***************************************************************************)
(* As Open, but either user may also call ABORT, at any moment: resets are *)
(* owed in every state of the handshake, and two at once. Excludes         *)
(* overtaking and duplicates (Open), text (Text), and time (Clock).        *)
(***************************************************************************)
EXTENDS Composed

Users1 == [Opening("active", "passive") EXCEPT !.offered = {4}, !.abort = Side]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
=============================================================================
