------------------------------ MODULE Policies ------------------------------
(***************************************************************************)
(* What implementations may differ in.  A policy is a set of these names;  *)
(* it says which of them the relation admits (Endpoint), and every model   *)
(* states its own.                                                         *)
(***************************************************************************)

(***************************************************************************)
(* Alternatives: the RFC lets an implementation choose one of two.  Of     *)
(* each pair a policy admits one or both.                                  *)
(*   ChallengeAck, ResetInWindow    a RST in the window but not at RCV.NXT *)
(*                   is challenged (RFC 5961), or obeyed (RFC 793)         *)
(*   ChallengeSyn, ResetOnSyn    a SYN in a synchronized state likewise    *)
(*   CheckAckRange, IgnoreOldAck    an ACK older than the largest window   *)
(*                   is answered and dropped (MAY-12), or is as good as    *)
(*                   any old one                                           *)
(*   AckAtZeroWindow, DropAtZeroWindow    the ACK of a segment for which   *)
(*                   the window is closed counts ("special allowance       *)
(*                   should be made", 3.10.7.4), or is dropped with it     *)
(*   HoldOutOfOrder, DropOutOfOrder    a segment beyond a gap is held      *)
(*                   (SHLD-31), or dropped                                 *)
(*   ResetLostData, DropLostData    text for a user that has gone is       *)
(*                   answered by a RST (SHLD-3), or thrown away            *)
(*   ResetEndsTimeWait, IgnoreResetInTimeWait    a RST ends TIME-WAIT      *)
(*                   (3.10.7.4, second), or is ignored there: the remedy   *)
(*                   of RFC 1337, an option of Linux, and a deviation      *)
(***************************************************************************)
Alternatives ==
  { {"ChallengeAck", "ResetInWindow"},
    {"ChallengeSyn", "ResetOnSyn"},
    {"CheckAckRange", "IgnoreOldAck"},
    {"AckAtZeroWindow", "DropAtZeroWindow"},
    {"HoldOutOfOrder", "DropOutOfOrder"},
    {"ResetLostData", "DropLostData"},
    {"ResetEndsTimeWait", "IgnoreResetInTimeWait"} }

(***************************************************************************)
(* Permissions: what an implementation may also do.                        *)
(*   HalfDuplexClose    a user may go without reading on: Detach (MAY-1)   *)
(*   ReopenTimeWait     a SYN above RCV.NXT opens the connection anew from *)
(*                      TIME-WAIT (MAY-2)                                  *)
(*   SecondCloseOk      CLOSE in FIN-WAIT-1 or FIN-WAIT-2, which is an     *)
(*                      error, is answered "ok" (3.10.4)                   *)
(***************************************************************************)
Permissions == {"HalfDuplexClose", "ReopenTimeWait", "SecondCloseOk"}

(***************************************************************************)
(* Deviations: what the RFC does not permit and somebody does, or what it  *)
(* says if it is read to the letter and does not mean.                     *)
(*   FinNotRetransmitted    no timer for a FIN: a sender that frees its    *)
(*                   buffers when the last octet of text is acknowledged   *)
(*   NoZeroWindowProbe    no timer while the window is closed              *)
(*   EndOnHeldFin    a FIN beyond a gap ends the stream                    *)
(*   AckInTimeWait   any acceptable ACK in TIME-WAIT is acknowledged and   *)
(*                   restarts the timer: step five, read literally         *)
(*   RetransmissionPaysAck    an owed ACK is taken as sent when a          *)
(*                   retransmission carried it, whose SEQ is not SND.NXT   *)
(*   ForgetClose     a connection that is refused in SYN-RECEIVED returns  *)
(*                   to LISTEN though its user has called CLOSE: 3.10.7.4, *)
(*                   second, read literally                                *)
(*   ReopenByAnySyn  TIME-WAIT is left for any SYN, old ones too           *)
(***************************************************************************)
Deviations ==
  {"FinNotRetransmitted", "NoZeroWindowProbe", "EndOnHeldFin",
   "AckInTimeWait", "RetransmissionPaysAck", "ForgetClose",
   "IgnoreResetInTimeWait", "ReopenByAnySyn"}

Options == (UNION Alternatives \cup Permissions) \ Deviations

-----------------------------------------------------------------------------
(* Implementations that heed RFC 5961 where it is recommended, and what    *)
(* SHOULD be done.                                                         *)
Careful == {"ChallengeAck", "ChallengeSyn", "IgnoreOldAck",
            "AckAtZeroWindow", "HoldOutOfOrder", "ResetLostData",
            "ResetEndsTimeWait"}
=============================================================================
