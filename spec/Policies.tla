------------------------------ MODULE Policies ------------------------------
(***************************************************************************)
(* What implementations may differ in.  A policy is a set of these names;  *)
(* it says which of them the relation admits (Endpoint), and every model   *)
(* states its own.                                                         *)
(***************************************************************************)

(***************************************************************************)
(* Options: alternatives between which the RFC lets an implementation      *)
(* choose.  Of each pair a policy admits one or both.                      *)
(*   ChallengeAck, ResetInWindow    a RST in the window but not at RCV.NXT *)
(*                   is challenged (RFC 5961), or obeyed (RFC 793)         *)
(*   HoldOutOfOrder, DropOutOfOrder    a segment beyond a gap is held      *)
(*                   (SHLD-31), or dropped                                 *)
(***************************************************************************)
Options ==
  {"ChallengeAck", "ResetInWindow", "HoldOutOfOrder", "DropOutOfOrder"}

(***************************************************************************)
(* Deviations: what the RFC does not permit and somebody does, or what it  *)
(* says if it is read to the letter and does not mean.                     *)
(*   FinNotRetransmitted    no timer for a FIN: a sender that frees its    *)
(*                   buffers when the last octet of text is acknowledged   *)
(*   EndOnHeldFin    a FIN beyond a gap ends the stream                    *)
(*   AckInTimeWait   any acceptable ACK in TIME-WAIT is acknowledged and   *)
(*                   restarts the timer: step five, read literally         *)
(*   RetransmissionPaysAck    an owed ACK is taken as sent when a          *)
(*                   retransmission carried it, whose SEQ is not SND.NXT   *)
(***************************************************************************)
Deviations ==
  {"FinNotRetransmitted", "EndOnHeldFin", "AckInTimeWait",
   "RetransmissionPaysAck"}

-----------------------------------------------------------------------------
(* The policy of this project: the careful option of each pair, and no     *)
(* deviation.  Models have it unless they say otherwise, and the Java      *)
(* endpoint is held to it.                                                 *)
Careful == {"ChallengeAck", "HoldOutOfOrder"}
=============================================================================
