/** Said when words were put into the draft of a reply from elsewhere on the page, so that its box is drawn anew. */
export const replyDraftMoved = "permanence:reply-draft-moved";
